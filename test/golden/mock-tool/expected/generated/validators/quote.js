// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, validator } from "toolwright/validation";

export const input = validator((() => {
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
if((data.weight_kg === undefined) || (!(owns(data, "weight_kg")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "weight_kg"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "weight_kg")){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["weight_kg"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.weight_kg !== undefined && owns(data, "weight_kg")){
let data0 = data.weight_kg;
const _errs2 = errors;
if(typeof data0 == "number"){
if(data0 > 1000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
(vErrors ??= []).push(err2);
errors++;
}
if(data0 <= 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/weight_kg",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/weight_kg",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs2 === errors;
}
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
if((data.euro === undefined) || (!(owns(data, "euro")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "euro"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "euro")){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["euro"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.euro !== undefined && owns(data, "euro")){
let data0 = data.euro;
const _errs2 = errors;
if(typeof data0 == "number"){
if(data0 < 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/euro",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/euro",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid0 = _errs2 === errors;
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err4);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
