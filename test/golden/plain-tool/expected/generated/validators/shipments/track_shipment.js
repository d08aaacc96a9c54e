// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, validator } from "toolwright/validation";

export const input = validator((() => {
const pattern0 = new RegExp("^[A-Z]{3}-[0-9]{6}$", "u");
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
if(data.include_events === undefined){
data.include_events = false;
}
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "shipment_id") || (key0 === "include_events"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","include_events"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^[A-Z]{3}-[0-9]{6}$"}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid0 = _errs2 === errors;
}
let data1 = data.include_events;
const _errs4 = errors;
if(typeof data1 !== "boolean"){
const err4 = {instancePath:instancePath+"/include_events",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs4 === errors;
}
else {
const err5 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err5);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const pattern0 = new RegExp("^[A-Z]{3}-[0-9]{6}$", "u");
const obj0 = ["planned","in_transit","delivered"];
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
const _errs0 = errors;
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
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "shipment_id") || (key0 === "status"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","status"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^[A-Z]{3}-[0-9]{6}$"}};
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
}
if(data.status !== undefined && owns(data, "status")){
let data1 = data.status;
const _errs5 = errors;
if(!(data1 === "planned" || data1 === "in_transit" || data1 === "delivered")){
const err5 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err5);
errors++;
}
var valid1 = _errs5 === errors;
}
}
else {
const err6 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid0 = _errs0 === errors;
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
