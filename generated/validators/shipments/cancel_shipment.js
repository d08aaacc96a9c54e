// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, validator } from "toolwright/validation";

export const input = validator((() => {
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const obj0 = ["customer_request","duplicate","goods_not_ready"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.reason === undefined) || (!(owns(data, "reason")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "reason"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "shipment_id") || (key0 === "reason"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","reason"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.reason !== undefined && owns(data, "reason")){
let data1 = data.reason;
const _errs5 = errors;
if(!(data1 === "customer_request" || data1 === "duplicate" || data1 === "goods_not_ready")){
const err5 = {instancePath:instancePath+"/reason",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err5);
errors++;
}
var valid0 = _errs5 === errors;
}
}
else {
const err6 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err6);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.status === undefined) || (!(owns(data, "status")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "status"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.fee_cents === undefined) || (!(owns(data, "fee_cents")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "fee_cents"}};
(vErrors ??= []).push(err2);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "shipment_id") || (key0 === "status")) || (key0 === "fee_cents"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","status","fee_cents"], closed: true}};
(vErrors ??= []).push(err3);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.status !== undefined && owns(data, "status")){
let data1 = data.status;
const _errs5 = errors;
if("cancelled" !== data1){
const err6 = {instancePath:instancePath+"/status",keyword:"const",params:{allowedValue: "cancelled"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.fee_cents !== undefined && owns(data, "fee_cents")){
let data2 = data.fee_cents;
const _errs6 = errors;
const _errs7 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err7 = {instancePath:instancePath+"/fee_cents",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err7);
errors++;
}
if(typeof data2 == "number"){
if(data2 > 100000000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/fee_cents",keyword:"maximum",params:{comparison: "<=", limit: 100000000}};
(vErrors ??= []).push(err8);
errors++;
}
if(data2 < -100000000 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/fee_cents",keyword:"minimum",params:{comparison: ">=", limit: -100000000}};
(vErrors ??= []).push(err9);
errors++;
}
}
var valid2 = _errs7 === errors;
var valid0 = _errs6 === errors;
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err10);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
